"""What tools/evaluate is made of: one module a kind of annotated set, each with measure(set, program, exceptions)."""
