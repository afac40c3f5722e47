package dev.cognate.identitypool.iam.entity;

import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.EntityKind;

/** IAM's words for what is not there. */
final class Missing {
    private Missing() {}

    static NoSuchEntityException of(EntityKind kind, String name) {
        return new NoSuchEntityException(
                switch (kind) {
                    case USER -> "The user with name " + name + " cannot be found.";
                    case ROLE -> "The role with name " + name + " cannot be found.";
                    case POLICY -> "Policy " + name + " was not found.";
                    case OIDC_PROVIDER -> "OpenIDConnect Provider not found for " + name;
                    case SAML_PROVIDER -> "SAML Provider not found for " + name;
                });
    }
}
