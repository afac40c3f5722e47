package dev.cognate.userpool.mfa;

import java.util.List;

/** What the rules of MFA come to for one sign-in. */
sealed interface NextFactor {

    /** Nothing more is asked. */
    record Nothing() implements NextFactor {}

    /** This factor is asked for. */
    record Ask(MfaMethod method) implements NextFactor {}

    /** The user chooses one of several. */
    record Choose(List<MfaMethod> methods) implements NextFactor {}

    /** The user must set one up first. */
    record SetUp(List<MfaMethod> methods) implements NextFactor {}

    /** MFA is required, and the user can neither show nor set up any factor. */
    record Impossible() implements NextFactor {}
}
