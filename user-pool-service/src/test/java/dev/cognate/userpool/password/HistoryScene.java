package dev.cognate.userpool.password;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cognate.userpool.TestPool;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;

/** A pool that looks back at passwords, and what is kept of them. */
record HistoryScene(TestPool pool, AgroalDataSource database) implements AutoCloseable {
    static HistoryScene create(AgroalDataSource database, int size) {
        return new HistoryScene(TestPool.create(request -> request.policies(policy(size))), database);
    }

    static UserPoolPolicyType policy(int size) {
        return UserPoolPolicyType.builder()
                .passwordPolicy(policy -> policy.minimumLength(8).passwordHistorySize(size))
                .build();
    }

    void lookBack(int size) {
        pool.admin().updateUserPool(request -> request.userPoolId(pool.id()).policies(policy(size)));
    }

    /** A confirmed user who had these passwords, the last of them the current one. */
    String userWith(String... passwords) {
        String name = TestPool.newName();
        pool.admin()
                .adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(name)
                        .temporaryPassword(passwords[0])
                        .messageAction("SUPPRESS")
                        .userAttributes(
                                attribute("email", name + "@example.com"), attribute("email_verified", "true")));
        for (int i = 1; i < passwords.length; i++) {
            set(name, passwords[i]);
        }
        return name;
    }

    void set(String name, String password) {
        set(name, password, true);
    }

    void set(String name, String password, boolean permanent) {
        pool.admin()
                .adminSetUserPassword(request -> request.userPoolId(pool.id())
                        .username(name)
                        .password(password)
                        .permanent(permanent));
    }

    /** How an administrator is told that a user had a password. */
    PasswordHistoryPolicyViolationException refusal(String name, String password) {
        return catchThrowableOfType(PasswordHistoryPolicyViolationException.class, () -> set(name, password));
    }

    InitiateAuthResponse signIn(String name, String password) {
        return pool.app()
                .initiateAuth(request -> request.clientId(pool.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)));
    }

    /** What is kept of a user's former passwords. */
    List<byte[]> former(String name) throws SQLException {
        return former(sub(name));
    }

    /** The same of a user who may be gone. */
    List<byte[]> former(UUID sub) throws SQLException {
        List<byte[]> hashes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select password_hash from former_password where pool_id = ? and sub = ? order by generation")) {
            query.setString(1, pool.id());
            query.setObject(2, sub);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.add(rows.getBytes(1));
                }
            }
        }
        return hashes;
    }

    /** Makes a fault of every look at a user's former passwords. */
    void spoilFormer(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update former_password set password_hash = '\\x00' where pool_id = ? and sub = ?")) {
            update.setString(1, pool.id());
            update.setObject(2, sub(name));
            update.executeUpdate();
        }
    }

    UUID sub(String name) {
        return UUID.fromString(pool.attributeOf(name, "sub"));
    }

    @Override
    public void close() {
        pool.close();
    }
}
