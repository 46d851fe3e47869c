import Fuzzing
import FuzzSubjects

Fuzzing.main([.procStat, .model, .dialogue, .payload, .doctor, .logLine, .mail, .request])
