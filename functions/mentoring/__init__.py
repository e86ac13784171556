"""Mentoring: the rules, what people do with them, and where the promises are kept."""
