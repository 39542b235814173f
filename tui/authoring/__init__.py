"""What is written into the files of a case: records and words put there, ids renamed, and no other byte touched."""
