/// A view model on loan to a template: it lives no longer than the call that lends it, and is never copied whole.
@safe
struct TemplateFrame {
    private let model: UnsafeRawPointer
    private let type: ObjectIdentifier

    private init(model: UnsafeRawPointer, type: ObjectIdentifier) {
        unsafe self.model = unsafe model
        self.type = type
    }

    static func lend<Model>(_ model: Model, to body: (TemplateFrame) -> Void) {
        unsafe withUnsafePointer(to: model) { pointer in
            unsafe body(TemplateFrame(model: UnsafeRawPointer(pointer), type: ObjectIdentifier(Model.self)))
        }
    }

    /// Lends the elements one after the other from where they are.
    static func lend<Model>(each models: [Model], to body: (TemplateFrame) -> Void) {
        unsafe models.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for index in buffer.indices {
                unsafe body(TemplateFrame(model: UnsafeRawPointer(start + index), type: ObjectIdentifier(Model.self)))
            }
        }
    }

    func read<Model, Result>(_ body: (Model) -> Result) -> Result {
        precondition(type == ObjectIdentifier(Model.self), "a key is read from the view model that it belongs to")
        return unsafe body(model.assumingMemoryBound(to: Model.self).pointee)
    }
}
