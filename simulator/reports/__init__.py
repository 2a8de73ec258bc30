"""Debriefs and scorecards as text, JSON, Markdown, HTML and CSV: values in, text out.

Import from the modules: `debrief_text`, `debrief_json`, `debrief_markdown`, `debrief_html`,
`scorecards_table`, `scorecards_json`, `scorecards_csv`, `scorecards_html`. What they share is in
`layout` (columns of a terminal), `wording` (marks and phrases) and `pages` (HTML).
"""
