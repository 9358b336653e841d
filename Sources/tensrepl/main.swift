print("tensrepl")
