"""What is done around every request: headers, compression, logs without secrets, threads kept
free."""
