package dev.cognate.userpool.threat;

/** How likely a sign-in is somebody else's. */
enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH
}
