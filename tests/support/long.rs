//! Tests that are short by themselves and long where somebody asks: how often they try, and at which moments.

/// How often to try: what the variable says, or else a few times, which take seconds. `tests/faults` sets it.
pub(crate) fn tries(variable: &str, few: u32) -> u32 {
    std::env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(few)
}

/// Numbers without a pattern, the same on each run (xorshift64*, Vigna 2016).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// Any number.
    pub(crate) fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.number() >> 32).unwrap_or(0) % end.max(1)
    }
}

/// Says what came of many tries, to whoever asked for them.
#[allow(clippy::print_stderr, reason = "a test prints where it is asked to")]
pub(crate) fn tell(what: &str) {
    eprintln!("{what}");
}
