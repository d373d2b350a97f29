"""Questions to begin with, by role. They are ours: they may be labels of buttons."""

STARTERS = {
    "Technician": (
        "May I accept a hamper from a vendor?",
        "May I send a client’s log files to the vendor’s support team?",
        "A detective asked for a client’s mailbox. There is no court order. May I hand it over?",
        "A client told us to skip the backups. Must I warn them of the risks?",
    ),
    "Manager": (
        "A vendor pays us a commission the client does not know about. May I sign?",
        "May we use a client’s name and results in a case study?",
        "May I speak to the press on behalf of the MSPAlliance?",
        "Am I responsible for the work of a technician I supervise?",
    ),
    "New hire": (
        "What does “appropriate authority” mean?",
        "May I say yes to a firewall job when I have never set one up?",
        "Does the Code apply to people who are not members?",
        "Must I keep up with new technology in my own time?",
    ),
}
