def raam(request):
    return {}
