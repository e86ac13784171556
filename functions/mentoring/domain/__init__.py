"""The rules of mentoring: pure functions and values, standard library only."""
