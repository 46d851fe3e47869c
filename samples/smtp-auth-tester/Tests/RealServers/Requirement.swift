/// What a test of a real server needs: root, and the server's program.
public enum Requirement {}
