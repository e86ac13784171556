"""The form of a biography, its checks and its file: for the directory and the form alike."""
