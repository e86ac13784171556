"""The directory: mentors' files and scheme pages in, a static site or problems in words out."""
