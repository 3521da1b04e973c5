//! A place in foreign bytes from which to read on: what is not there is `None`, never a panic. It knows no format.

/// Bytes that are still to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Starts at the first of these bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Cursor { rest: bytes }
    }

    /// Starts so many bytes later; nothing where the bytes end before.
    pub(crate) fn at(bytes: &'a [u8], offset: usize) -> Option<Self> {
        bytes.get(offset..).map(Cursor::new)
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether everything has been read.
    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next so many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*taken)
    }

    /// The next byte.
    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    /// The next two bytes, the lowest first.
    pub(crate) fn u16_le(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next four bytes, the lowest first.
    pub(crate) fn u32_le(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next eight bytes, the lowest first.
    pub(crate) fn u64_le(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// The next eight bytes as a floating-point number, the lowest byte first.
    pub(crate) fn f64_le(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// The next two bytes, the highest first.
    pub(crate) fn u16_be(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    /// The next four bytes, the highest first.
    pub(crate) fn u32_be(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }
}

/// The 16-bit number at an offset, the lowest byte first.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Cursor::at(bytes, at)?.u16_le()
}

/// The 32-bit number at an offset, the lowest byte first.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Cursor::at(bytes, at)?.u32_le()
}

/// The 64-bit number at an offset, the lowest byte first.
pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Cursor::at(bytes, at)?.u64_le()
}

/// A number as an offset into bytes. Beyond what a machine can address it is the largest offset, where nothing stands.
pub(crate) fn offset(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
