import FuzzSubjects
import Models
import Modules

extension Subject {
  /// A model file, with what is asked of it.
  static let model = Subject("model") { input, _ in
    let model = try Model(toml: String(decoding: input, as: UTF8.self))
    for component in model.components {
      for kernel in ["2.6.18-4-686", "6.1.0-56-amd64"].compactMap(KernelVersion.init) {
        let support = component.support(for: kernel)
        _ = support?.packages.map { $0.name(for: "6.1.0") + $0.area(in: nil) }
        _ = component.firstKernel(after: kernel)?.description
      }
    }
  }
}
