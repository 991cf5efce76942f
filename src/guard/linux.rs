//! Linux: seccomp for sockets and for what need not be kept from swap, Landlock for TCP and for where an editor writes,
//! and two switches for memory.

use std::path::Path;

use landlock::{
    ABI, AccessFs, AccessNet, LandlockStatus, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, dumpable_behavior, getrlimit, set_dumpable_behavior,
    setrlimit,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter,
};

use super::InForce;

/// What looks into other programs, or makes system calls that no filter sees. A journal does neither.
const NEVER: [i64; 6] = [
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_io_uring_setup,
];

/// The size of the piece of memory that SQLCipher has its keys in. It asks that each piece be kept from swap, and takes
/// thousands: that took longer than to find a word, and past the system's limit was refused anyway. Smaller ones than this
/// are only wiped when it gives them back.
const KEYS: u64 = 48 * 1024;

pub(super) fn begin() -> InForce {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    // A limit alone does not keep a core from a program that collects them.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    InForce {
        no_tcp: no_tcp().unwrap_or(false),
        no_sockets: refuse().is_ok(),
        closed_memory: dumpable_behavior() == Ok(DumpableBehavior::NotDumpable),
        no_core_dump: getrlimit(Resource::Core).current == Some(0),
    }
}

/// A socket that can't leave this machine is still to be had: the system asks its own services for names of users.
/// What is refused is refused as if there were no right to it, so that nothing ends by it.
fn refuse() -> Result<(), seccompiler::Error> {
    let other_than = |family: i32| -> Result<SeccompRule, seccompiler::BackendError> {
        let family = SeccompCondition::new(
            0,
            SeccompCmpArgLen::Dword,
            SeccompCmpOp::Ne,
            u64::from(family.unsigned_abs()),
        )?;
        SeccompRule::new(vec![family])
    };
    let small = || SeccompCondition::new(1, SeccompCmpArgLen::Qword, SeccompCmpOp::Lt, KEYS);
    let small = || SeccompRule::new(vec![small()?]);
    let rules = NEVER
        .into_iter()
        .map(|call| (call, Vec::new()))
        .chain([
            (libc::SYS_socket, vec![other_than(libc::AF_UNIX)?]),
            (libc::SYS_mlock, vec![small()?]),
            (libc::SYS_munlock, vec![small()?]),
        ])
        .collect();
    let filter: BpfProgram = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EACCES.unsigned_abs()),
        std::env::consts::ARCH.try_into()?,
    )?
    .try_into()?;
    apply_filter(&filter)
}

/// TCP is the first thing a kernel could let through by another way than `socket`. Sockets with a name of their own, as
/// other programs of this person hold them open, are out of reach too where the kernel knows of that (Linux 6.12).
fn no_tcp() -> Result<bool, RulesetError> {
    let status = Ruleset::default()
        .handle_access(AccessNet::BindTcp | AccessNet::ConnectTcp)?
        .scope(Scope::AbstractUnixSocket)?
        .create()?
        .restrict_self()?;
    Ok(match status.landlock {
        LandlockStatus::Available { effective_abi, .. } => {
            effective_abi >= ABI::V4 && status.ruleset != RulesetStatus::NotEnforced
        }
        _ => false,
    })
}

pub(super) fn write_only_in(folder: &Path) -> bool {
    let writes = AccessFs::from_write(ABI::V5);
    let restrict = || {
        Ruleset::default()
            .handle_access(writes)?
            .create()?
            .add_rules(path_beneath_rules([folder], writes))?
            .add_rules(path_beneath_rules(
                ["/dev/tty", "/dev/null", "/dev/pts"],
                AccessFs::WriteFile | AccessFs::Truncate | AccessFs::IoctlDev,
            ))?
            .restrict_self()
    };
    restrict().is_ok_and(|status: landlock::RestrictionStatus| {
        status.ruleset != RulesetStatus::NotEnforced
    })
}
