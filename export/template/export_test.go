package template

// What the tests of those that read forms too need of ours: they may not be imported by
// this package.
var (
	Hostile = hostile
	People  = people
	Peak    = peak
	Own     = ownProcess
)

// HostileTime and HostileMiB are what a hostile form may cost.
const HostileTime, HostileMiB = hostileTime, hostileMiB
