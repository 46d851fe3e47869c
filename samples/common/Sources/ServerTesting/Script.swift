/// The lines of a dialogue as the server plays it.
public struct Script {}
