import Fuzzing
import FuzzSubjects

Fuzzing.main(Subject.framework)
