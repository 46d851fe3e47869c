print("pkgh")
