package dev.cognate.iam.directory;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.keyring.Keyring;
import java.util.Optional;

/** Keys of users, as the directory knows them, and temporary keys, as their tokens tell. */
public final class DirectoryKeys implements AccessKeys {
    private final IamDirectory directory;
    private final SessionTokens tokens;
    private final KeySecrets secrets;
    private final String accountId;

    /** Opens what the keyring sealed. */
    public DirectoryKeys(IamDirectory directory, Keyring keyring, String accountId) {
        this.directory = directory;
        this.tokens = new SessionTokens(keyring);
        this.secrets = new KeySecrets(keyring);
        this.accountId = accountId;
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId, Optional<String> sessionToken) {
        return sessionToken.isPresent() ? tokens.open(accessKeyId, sessionToken.get()) : ofUser(accessKeyId);
    }

    private Optional<AccessKey> ofUser(String accessKeyId) {
        return directory
                .userOfKey(accessKeyId)
                .flatMap(user -> user.key(accessKeyId)
                        .filter(IamUser.UserKey::active)
                        .flatMap(key -> secrets.open(key.id(), key.sealedSecret()))
                        .map(secret -> new AccessKey(accessKeyId, secret, principal(user))));
    }

    private Principal principal(IamUser user) {
        return new Principal.User(accountId, user.path(), user.name(), user.id(), Optional.empty());
    }
}
