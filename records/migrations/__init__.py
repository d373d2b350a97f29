"""How the tables came to be what they are; `HEAD` is the newest step."""

HEAD = "0001"
