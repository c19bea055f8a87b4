def simplified(text):
    return text


def syllables(text):
    return []


def variants():
    return []
