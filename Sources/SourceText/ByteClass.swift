extension UInt8 {
    /// A letter or a digit of ASCII, or `_`: what names of variables are made of.
    @inlinable package var isWordByte: Bool { (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 || self == 0x5F }
}
