package dev.cognate.wire.config;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.wire.server.Admission;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The account's root as the only caller, until a service brings access keys and policies of its own. */
@Singleton
final class RootAccount {
    @Produces
    @Singleton
    @DefaultBean
    AccessKeys accessKeys(RootKeyConfig root, AccountConfig account) {
        return AccessKeys.of(new AccessKey(
                demand("cognate.iam.root-access-key-id", root.rootAccessKeyId()),
                demand("cognate.iam.root-secret-access-key", root.rootSecretAccessKey()),
                new Principal.Root(account.accountId())));
    }

    @Produces
    @Singleton
    @DefaultBean
    Authorizer authorizer() {
        return Authorizer.rootOnly();
    }

    @Produces
    @Singleton
    @DefaultBean
    Admission admission() {
        return Admission.always();
    }

    private static String demand(String property, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "Set " + property + ": without a root key nobody could sign a request."));
    }
}
