package dev.cognate.wire.config;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.iam.directory.DirectoryKeys;
import dev.cognate.iam.directory.IamDirectory;
import dev.cognate.iam.directory.PolicyAuthorizer;
import dev.cognate.keyring.Keyring;
import dev.cognate.wire.server.AccountResources;
import dev.cognate.wire.server.Admission;
import dev.cognate.wire.server.ResourceNames;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who may call: the account's root, holders of temporary credentials this installation issued, and, in services that bring a
 * directory, users of IAM. Without a directory the root alone is allowed anything.
 */
@Singleton
final class RootAccount {
    @Produces
    @Singleton
    @DefaultBean
    AccessKeys accessKeys(
            RootKeyConfig root, AccountConfig account, Keyring keyring, Instance<IamDirectory> directory) {
        return rootKey(root, account).or(new DirectoryKeys(directory(directory), keyring, account.accountId()));
    }

    static AccessKeys rootKey(RootKeyConfig root, AccountConfig account) {
        return AccessKeys.of(new AccessKey(
                demand("cognate.iam.root-access-key-id", root.rootAccessKeyId()),
                demand("cognate.iam.root-secret-access-key", root.rootSecretAccessKey()),
                new Principal.Root(account.accountId())));
    }

    @Produces
    @Singleton
    @DefaultBean
    Authorizer authorizer(Instance<IamDirectory> directory) {
        return directory.isResolvable() ? new PolicyAuthorizer(directory.get()) : Authorizer.rootOnly();
    }

    @Produces
    @Singleton
    @DefaultBean
    ResourceNames resourceNames(AccountConfig account, Instance<IamDirectory> directory) {
        return new AccountResources(account, directory(directory));
    }

    private static IamDirectory directory(Instance<IamDirectory> directory) {
        return directory.isResolvable() ? directory.get() : IamDirectory.EMPTY;
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
