package dev.cognate.iam.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.AccessKey;
import dev.cognate.keyring.Keyring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryKeysTest {
    private static final String KEY_ID = "AKIAALICEALICEALICEA";

    private final Keyring keyring = Keyring.of(Keyring.generateKey("k1"));
    private final KeySecrets secrets = new KeySecrets(keyring);
    private final IamState state = new IamState();
    private final DirectoryKeys keys = new DirectoryKeys(state, keyring, Accounts.ACCOUNT);

    @Test
    void shouldKnowAUsersKey() {
        // given
        give(KEY_ID, secrets.seal(KEY_ID, "secret"), true);

        // when
        AccessKey key = keys.find(KEY_ID, Optional.empty()).orElseThrow();

        // then
        assertThat(key).isEqualTo(new AccessKey(KEY_ID, "secret", Accounts.aliceCalls()));
    }

    @Test
    void shouldNotKnowAnInactiveKey() {
        // given
        give(KEY_ID, secrets.seal(KEY_ID, "secret"), false);

        // then
        assertThat(keys.find(KEY_ID, Optional.empty())).isEmpty();
    }

    @Test
    void shouldNotTakeASecretSealedForAnotherKey() {
        // given
        give(KEY_ID, secrets.seal("AKIAOTHEROTHEROTHERO", "secret"), true);

        // then
        assertThat(keys.find(KEY_ID, Optional.empty())).isEmpty();
    }

    @Test
    void shouldNotTakeAUsersKeyWithASessionToken() {
        // given
        give(KEY_ID, secrets.seal(KEY_ID, "secret"), true);

        // then
        assertThat(keys.find(KEY_ID, Optional.of("token"))).isEmpty();
    }

    @Test
    void shouldForgetTheKeysOfADeletedUser() {
        // given
        give(KEY_ID, secrets.seal(KEY_ID, "secret"), true);

        // when
        Accounts.removeAlice(state, 2);

        // then
        assertThat(keys.find(KEY_ID, Optional.empty())).isEmpty();
    }

    private void give(String id, String sealed, boolean active) {
        IamUser.UserKey key = new IamUser.UserKey(id, sealed, active, 1);
        Accounts.put(state, Accounts.alice(Map.of(), List.of(), List.of(key)), 1);
    }
}
