package dev.cognate.userpool.existence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.contract.idp.PreventUserExistenceErrorTypes;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.userpool.attribute.StandardFormats;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What public operations say of users that do not exist.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">AWS's
 *     guide: managing user existence error responses</a>
 */
@ApplicationScoped
public class UserExistence {
    private static final int LETTERS = 26;
    private static final int DIGITS = 10;
    private static final int PHONE_DIGITS = 11;

    private final Users users;
    private final Database database;
    private final Keyring keyring;

    UserExistence(Users users, Database database, Keyring keyring) {
        this.users = users;
        this.database = database;
        this.keyring = keyring;
    }

    /** Whether a client hides which users exist. */
    public static boolean isHidden(AppClient client) {
        return PreventUserExistenceErrorTypes.ENABLED.equals(client.settings().preventUserExistenceErrors());
    }

    /**
     * Finds a user for a public operation. Empty when there is none and the client hides it; otherwise fails with
     * {@link UserNotFoundException}.
     */
    public Uni<Optional<User>> find(ClientInPool client, String username) {
        return database.read(session -> users.find(session, client.pool(), username))
                .invoke(found -> {
                    if (found.isEmpty() && !isHidden(client.client())) {
                        throw missing();
                    }
                });
    }

    /** Where a code for a user who does not exist was "sent": always the same for one name. */
    public CodeDeliveryDetailsType simulatedDelivery(UserPool pool, String username) {
        if (StandardFormats.isEmail(username)) {
            return Destination.email(username).details();
        }
        if (StandardFormats.isPhoneNumber(username)) {
            return Destination.phone(username).details();
        }
        byte[] random = random(pool, username);
        return verifiesPhonesOnly(pool)
                ? phone(random).details()
                : email(random).details();
    }

    /** Like {@link #simulatedDelivery(UserPool, String)}, by a medium the user seems to have chosen. */
    public CodeDeliveryDetailsType simulatedDelivery(UserPool pool, String username, DeliveryMediumType medium) {
        boolean bySms = medium.equals(DeliveryMediumType.SMS);
        if (bySms ? StandardFormats.isPhoneNumber(username) : StandardFormats.isEmail(username)) {
            return simulatedDelivery(pool, username);
        }
        byte[] random = random(pool, username);
        return bySms ? phone(random).details() : email(random).details();
    }

    private byte[] random(UserPool pool, String username) {
        return keyring.deriveKey(
                "simulated-delivery", (pool.id() + ":" + username.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
    }

    /** The error of clients that do not hide who exists. */
    public static UserNotFoundException missing() {
        return new UserNotFoundException("User does not exist.");
    }

    private static boolean verifiesPhonesOnly(UserPool pool) {
        List<VerifiedAttributeType> verified =
                Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.of());
        return verified.equals(List.of(VerifiedAttributeType.PHONE_NUMBER));
    }

    private static Destination email(byte[] random) {
        return Destination.email(letter(random[0]) + "@" + letter(random[1]));
    }

    private static Destination phone(byte[] random) {
        StringBuilder number = new StringBuilder("+");
        for (int i = 0; i < PHONE_DIGITS; i++) {
            number.append(Math.floorMod(random[i], DIGITS));
        }
        return Destination.phone(number.toString());
    }

    private static String letter(byte random) {
        return String.valueOf((char) ('a' + Math.floorMod(random, LETTERS)));
    }
}
