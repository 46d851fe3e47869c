import Hardware
import Models
import Modules

/// What remains: it is there, and nothing drives it.
enum NoDriverCheck {
  static func answer(_ subject: Case) -> Answer {
    var notes: [String] = []
    if subject.component != nil, subject.support?.namesDriver != true {
      // What the model file says of it is all there is to say.
    } else if subject.machine.release == nil {
      notes.append("which kernel runs is not known")
    } else if subject.machine.modules.path == nil {
      notes.append("without /lib/modules/\(subject.machine.release ?? "") nobody can say which module fits")
    } else {
      notes.append("no module of this kernel claims it")
      if subject.device?.identifiers.contains("usb-class:ff") == true {
        notes.append("a program may drive it all the same, as libfprint does fingerprint readers")
      }
    }
    return .decides(Verdict(.noDriverKnown, notes), "nothing above has decided")
  }
}
