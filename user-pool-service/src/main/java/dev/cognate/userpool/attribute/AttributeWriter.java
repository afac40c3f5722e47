package dev.cognate.userpool.attribute;

import dev.cognate.contract.idp.UserPoolClientType;

/** Who writes attributes. */
public sealed interface AttributeWriter {

    /** An administrator, who may also write {@code dev:} attributes and mark addresses as verified. */
    record Admin() implements AttributeWriter {}

    /** A user, through an app client that may write some attributes. */
    record Client(UserPoolClientType settings) implements AttributeWriter {}
}
