package dev.cognate.userpool.device;

/**
 * A sign-in that waits for the proof of a device. It is kept beside the device because some client libraries answer
 * without the Session, or with one they used before; it is given only to a call from the address the sign-in came from.
 *
 * @param block the session, sealed
 * @param sourceIp where the sign-in came from
 */
record AwaitedSignIn(String block, String sourceIp) {
    @Override
    public String toString() {
        return "AwaitedSignIn[]";
    }
}
