"""The clause around a trigger: its phrases, its words and their families, persons, occasions."""
