package dev.cognate.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyringFileTest {
    private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("keyring.json");
    }

    @Test
    void shouldLoadWhatItCreated() {
        // given
        byte[] sealed = KeyringFile.create(file).sealer("p").seal(new byte[] {42});

        // when
        byte[] opened = Keyring.load(file).sealer("p").open(sealed);

        // then
        assertThat(opened).containsExactly(42);
    }

    @Test
    void shouldLetOnlyTheOwnerReadIt() throws IOException {
        // when
        KeyringFile.create(file);

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldOpenOldValuesAfterAKeyIsAdded() {
        // given
        byte[] sealed = KeyringFile.create(file).sealer("p").seal(new byte[] {42});

        // when
        KeyringFile.addKey(file);

        // then
        Keyring keyring = Keyring.load(file);
        assertThat(keyring.keys()).hasSize(2);
        assertThat(keyring.sealer("p").open(sealed)).containsExactly(42);
    }

    @Test
    void shouldPutTheAddedKeyFirst() {
        // given
        KeyringKey first = KeyringFile.create(file).keys().getFirst();

        // when
        Keyring rotated = KeyringFile.addKey(file);

        // then
        assertThat(rotated.keys().getLast().id()).isEqualTo(first.id());
    }

    @Test
    void shouldLeaveNothingBesideTheFile() throws IOException {
        // when
        KeyringFile.create(file);
        KeyringFile.addKey(file);

        // then
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldNotOverwriteAKeyring() {
        // given
        KeyringFile.create(file);

        // then
        assertThatThrownBy(() -> KeyringFile.create(file)).hasMessageContaining("exists already");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThatThrownBy(() -> Keyring.load(file))
                .isInstanceOf(KeyringFileException.class)
                .hasMessage("Keyring file " + file + ": does not exist");
    }

    @Test
    void shouldNotQuoteWhatIsNotJson() throws IOException {
        // given
        Files.writeString(file, "{\"keys\":\n [ topsecret ]}");

        // then
        assertThatThrownBy(() -> Keyring.load(file))
                .hasNoCause()
                .hasMessageContaining("is not JSON at line 2")
                .hasMessageNotContaining("topsecret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | needs a member \"keys\" with at least one key",
                "[] | needs a member \"keys\" with at least one key",
                "{\"keys\":[]} | needs a member \"keys\" with at least one key",
                "{\"keys\":[7]} | keys[0].id is missing or not a text",
                "{\"keys\":[{\"id\":\"k1\",\"secret\":\"$\"}]} | keys[0].created is missing or not a text",
                "{\"keys\":[{\"id\":\"k1\",\"created\":\"@\",\"secret\":\"$\"}]} | keys[0].created is not a time such as"
                        + " 2026-01-31T12:00:00Z",
                "{\"keys\":[{\"id\":\"k1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"?\"}]} | keys[0].secret is"
                        + " not base64",
                "{\"keys\":[{\"id\":\"k1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"AAAA\"}]} | keys[0]: the"
                        + " secret of key \"k1\" has 3 bytes instead of 32",
                "{\"keys\":[{\"id\":\"k 1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"$\"}]} | keys[0]: a key id"
                        + " has 1 to 16 letters, digits, '-' or '_', unlike \"k 1\"",
                "{\"keys\":[{\"id\":\"k1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"$\"},"
                        + "{\"id\":\"k1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"$\"}]} | key id \"k1\" is"
                        + " there twice",
                "{\"keys\":[{\"id\":\"k1\",\"created\":\"1970-01-01T00:00:00Z\",\"secret\":\"$\"},"
                        + "{\"id\":\"k2\",\"created\":\"2026-01-01T00:00:00Z\",\"secret\":\"$\"}]} | keys[1] is newer than"
                        + " the key before it; newest first",
            })
    void shouldSayWhatIsWrong(String content, String fault) throws IOException {
        // given
        Files.writeString(file, content.replace("$", SECRET));

        // then
        assertThatThrownBy(() -> Keyring.load(file))
                .isInstanceOf(KeyringFileException.class)
                .hasMessage("Keyring file " + file + ": " + fault);
    }
}
