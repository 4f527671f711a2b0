print("runsheet")
