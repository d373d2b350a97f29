"""mayi for other programs: a REST API and an MCP server, both over the same Advisor."""
