package dev.cognate.userpool.signin;

import dev.cognate.userpool.srp.SrpState;

/**
 * What a {@code SECRET_BLOCK} says once it is opened: all the server needs to check the proof, since some clients send
 * no {@code Session}.
 *
 * @param session the sign-in it belongs to
 * @param requestedName the name the client gave
 * @param srpName the name in the proof
 * @param srp the server's numbers
 */
record SecretBlock(SignInSession session, String requestedName, String srpName, SrpState srp) {
    @Override
    public String toString() {
        return "SecretBlock[session=" + session.id() + "]";
    }
}
