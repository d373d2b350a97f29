"""What is public and stays: makers and their products, standards, roles, words of the trade.

That a firm uses Microsoft 365 tells nobody who it is; a question without it cannot be understood.
"""

import re

HOSTS = frozenset(
    """microsoft.com microsoftonline.com office.com outlook.com office365.com azure.com
    windows.net sharepoint.com live.com github.com gitlab.com google.com googleapis.com
    gmail.com youtube.com amazon.com amazonaws.com aws.amazon.com apple.com icloud.com
    cisco.com fortinet.com mikrotik.com pfsense.org netgate.com mspalliance.com
    wikipedia.org slack.com zoom.us nist.gov cisa.gov ncsc.gov.uk linkedin.com
    facebook.com example.com example.org example.net localhost npmjs.com pypi.org
    python.org debian.org ubuntu.com letsencrypt.org cloudflare.com dropbox.com
    salesforce.com servicenow.com okta.com duo.com connectwise.com kaseya.com datto.com
    n-able.com veeam.com sophos.com asp.net office.net haveibeenpwned.com virustotal.com""".split()
)
LOGINS = frozenset(
    """admin administrator administrators root guest user users sa system sysadmin postgres
    mysql oracle ubuntu pi everyone nobody backup test localsystem cisco default
    anonymous me you them us him her it name id password builtin authority domain
    helpdesk support and or the is was for to that who with from in on has had can may
    does did will should access accounts account group groups rights data error log logs
    license licence training awareness consent profile profiles enable network service
    daemon www-data local all any each one my our their this no none dbadmin true false
    null string email username login owner""".split()
)
STANDARDS = re.compile(
    r"(?:ISO|IEC|SOC|PCI|NIST|CIS|HIPAA|GDPR|TLS|SSL|SHA|AES|RSA|MD5|WPA|RFC|CVE|CWE|KB|MS|AZ|SC|"
    r"COVID|RG|RJ|CAT|USB|HDMI|RAID|IP|IPV|PS|EU|UK|US|USA|GBP|USD|EUR|Q|FY|H|SP|WS|DDR|E|L|M|TIER|"
    r"OS|WIN|IOS|LEVEL|TYPE|PHASE|PART|ARTICLE|SECTION|UTF|ASCII|OAUTH|IKE|IKEV|SMB|SMBV|NTLM|SNMP|"
    r"V|CMMC|FIPS|BS|EN|DIN|AS|NZS|ITIL|DORA|MFA|APT|DL|RTX|GTX|PHP|HTTP|HTTPS|LOG4J|OFFICE|M365|O365)"
    r"[- _]?[IVX\d][\d.:-]{0,12}[A-Z]{0,2}(?:-\d{1,4}){0,3}$",
    re.I,
)

MAKERS = frozenset(
    """microsoft azure google amazon aws apple cisco meraki fortinet fortigate fortios
    fortimanager mikrotik routeros pfsense netgate opnsense sophos sonicwall watchguard
    juniper ubiquiti unifi aruba hpe hp dell lenovo asus acer intel amd nvidia vmware
    esxi vcenter vsphere hyper-v hyperv proxmox nutanix citrix xen oracle sap salesforce
    hubspot slack zoom teams outlook sharepoint onedrive exchange intune entra defender
    sentinel office windows linux ubuntu debian centos redhat rhel macos ios android
    chrome edge firefox safari github gitlab bitbucket jira confluence atlassian
    servicenow connectwise kaseya datto autotask halo halopsa syncro ninjaone ninjarmm
    ninja atera n-able nable solarwinds labtech automate manage itglue hudu passportal
    lastpass bitwarden keeper dashlane 1password keepass cyberark okta duo ping auth0
    jumpcloud yubikey veeam acronis backblaze wasabi axcient storagecraft carbonite
    barracuda mimecast proofpoint knowbe4 huntress crowdstrike sentinelone bitdefender
    eset symantec norton mcafee malwarebytes webroot kaspersky trend splunk elastic
    kibana grafana prometheus zabbix prtg nagios datadog auvik domotz liongard pax8
    ingram synnex techdata adobe acrobat photoshop quickbooks xero sage myob dropbox box
    anydesk teamviewer splashtop screenconnect logmein bomgar rustdesk wireguard openvpn
    anyconnect forticlient globalprotect ipsec docker kubernetes terraform ansible
    puppet chef jenkins nginx apache iis tomcat mysql mariadb postgres postgresql
    mongodb redis sql sqlserver powershell bash python java php node wordpress joomla
    drupal shopify stripe paypal twilio mailchimp sendgrid cloudflare godaddy namecheap
    digitalocean linode hetzner ovh openai chatgpt copilot anthropic claude gemini
    mistral whatsapp signal telegram linkedin facebook instagram twitter youtube tiktok
    mspalliance msp-alliance netimage comptia isaca isc2 nist cisa ncsc enisa iso hipaa
    gdpr pci soc sox glba ferpa ccpa cmmc dora nis2 cyberessentials mitre owasp log4j
    solarwind stuxnet wannacry lockbit revil conti emotet qakbot mirai heartbleed shodan
    virustotal hibp haveibeenpwned eaton apc synology qnap netapp purestorage poly
    polycom yealink 3com 3cx ringcentral vonage mitel avaya asterisk freepbx gsuite
    workspace gmail bing edr mdr xdr bitlocker filevault active-directory autopilot
    onenote powerbi visio excel word powerpoint access m365 o365 ipad iphone macbook
    imac thinkpad latitude surface xbox playstation airpods ps5 rolex starbucks costco
    ebay walmart etsy disney netflix spotify super-bowl wimbledon michelin prosecco
    champagne uber airbnb tesla hyatt marriott reddit discord webex gotomeeting docusign
    visa mastercard amex iban dmarc dkim spf letsencrypt verisign digicert sectigo
    trustpilot glassdoor capterra gartner forrester""".split()
)
TRADE = frozenset(
    """tel fax npm vap enc everybody somebody anybody nobody himself herself themselves
    msp msps mssp mssps smb smbs sme rmm psa edr mdr xdr siem soc noc sla slas msa msas
    sow sows nda ndas dpa dpas saas paas iaas byod mfa 2fa sso ldap dns dhcp vpn vpns
    vlan vlans wifi wi-fi lan wan nat qos voip sip poe nas san raid ssd hdd ups tpm bios
    uefi gpo gpos rdp ssh ftp sftp smtp imap tls ssl https http api apis sdk cli gui url
    urls ip ips ipv4 ipv6 mac cpu gpu ram vm vms vdi iot ot ics scada dr bcp rto rpo cve
    cves cvss ioc iocs apt ttp phish phishing smishing vishing ransomware malware
    spyware adware keylogger botnet ddos infosec cybersecurity cyber onboarding
    offboarding onboard offboard offboarded onboarded onsite offsite helpdesk
    servicedesk sysadmin sysadmins devops endpoint endpoints backend frontend config
    configs repo repos backup backups failover uptime downtime whitelisting whitelist
    blacklist allowlist blocklist passwordless passwords passphrase login logins logon
    username usernames email emails inbox spreadsheet spreadsheets laptop laptops
    smartphone screenshot screenshots dropdown website websites webinar webinars blog
    homepage login timesheet timesheets upsell upselling cross-sell rebate rebates
    kickback kickbacks spiff spiffs spif mdf reseller resellers distributor distributors
    subcontractor subcontractors freelancer freelancers vendor vendors exec execs admin
    admins ciso cio cto ceo cfo coo vcio vciso dpo hr qbr qbrs kpi kpis roi roadmap mssp
    whistleblower whistleblowing e-mail internet intranet online offline signup opt-in
    opt-out gdpr ok okay pls plz thx cheers etc asap fyi btw imo tbh idk lol eod pto faq
    faqs pdf docx xlsx csv json yaml xml html tenant tenants licence licences license
    licensed licensing unlicensed cloud multi-tenant hyperscaler datacenter datacentre
    datacentres colo pentest pentests pentester pentesting redteam deprovision
    deprovisioned reprovision decommission decommissioned misconfigured misconfiguration
    misconfig unpatched patched patching hotfix firmware hypervisor hypervisors rollout
    rollouts walkthrough handover takeover workaround workarounds runbook runbooks
    playbook playbooks ticketing triage triaged kickoff standup sprint hoodie hoodies
    freebie freebies swag merch giveaway giveaways podcast influencer crypto bitcoin
    gonna wanna gotta kinda sorta lemme dont cant wont isnt doesnt didnt shouldnt
    wouldnt couldnt im ive id ill were hes shes theyre theyve youre weve whats thats
    lets mum mom dad rep reps biz isakmp ikev2 esp vpnd sshd dhcpd snmpd enc wud shud
    cud teh pasword passwrd acct accts comms xray xrays gogle aliance rly abt bc w/o cos
    coz tho thru ppl msg msgs min mins hr hrs yr yrs wk wks dunno lads innit bloke quid
    fiver tenner gov guvnor nowt summat owt yall yep nope nah yeah hiya recieve recieved
    occured seperate definately alot thier wich becuase untill adress buisness favour
    behaviour organisation organisations recognise colour programme centre cheque tyre
    licence mspalliance uat prod dev qa poc mvp rfp rfps rfi rfq ttl arp bgp ospf lacp
    stp vrrp icmp tcp udp ntp snmp syslog ike esp psk aes sha md5 rsa x509 csr crl ocsp
    kms hsm iam rbac pam dlp casb ztna sase cspm cnapp waf ids utm ngfw stateful subnet
    subnets cidr gateway loopback wildcard acl acls cmdlet regedit sudo chmod grep cron
    crontab systemd dockerfile env dotenv localhost href src screenshare webcam headset
    dongle yubikeys smartcard biometrics geofencing geolocation metadata anonymise
    anonymised pseudonymised redact redacted unredacted deidentified plaintext cleartext
    hashed salted encrypt encrypted decrypt decrypted keystroke keystrokes clickbait
    deepfake deepfakes monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december
    christmas xmas easter halloween diwali eid hanukkah ramadan thanksgiving english
    german french spanish polish european american british dutch italian irish scottish
    welsh canadian australian indian chinese russian ukrainian""".split()
)
ROLES = frozenset(
    """client clients customer customers owner owners boss manager managers director
    directors engineer engineers technician technicians tech techs employee employees
    staff colleague colleagues receptionist accountant bookkeeper lawyer solicitor
    doctor dentist nurse supplier partner partners team everyone somebody someone anyone
    nobody user users member members officer auditor auditors regulator police insurer
    consultant contractor contractors intern apprentice founder president chairman chair
    secretary assistant supervisor lead head sales marketing finance legal compliance
    security support service services provider providers code ethics conduct section
    clause standard standards alliance society council industry friend wife husband
    brother sister mother father son daughter cousin neighbour neighbor buddy mate guy
    lady man woman people person they them him her us me you it he she we i nephew niece
    uncle aunt landlord competitor competitors prospect prospects company companies firm
    firms business businesses organisation organization agency department government
    bank school hospital charity church clinic practice office shop store site sites
    account""".split()
)
PHRASES = frozenset(
    {
        "code of ethics", "code of conduct", "code of ethics and conduct", "duty of care",
        "managed services", "managed service provider", "managed service providers",
        "service level agreement", "conflict of interest", "avoiding conflict of interest",
        "cloud computing", "active directory", "data protection act", "general data protection",
        "cyber essentials", "black friday", "super bowl", "best regards", "kind regards",
        "many thanks", "press release", "new york", "united kingdom", "united states", 
        "global admin",
        "domain admin", "help desk", "service desk", "human resources", "board of directors",
        "supreme court", "high court", "european union", "information commissioner",
        "exchange online", "power automate", "google workspace", "secure score", "patch tuesday",
        "blue screen", "quick assist", "office manager", "public sector", "champions league",
    }
)  # fmt: skip
