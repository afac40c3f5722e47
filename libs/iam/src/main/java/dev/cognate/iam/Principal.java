package dev.cognate.iam;

import java.util.Objects;
import java.util.Optional;

/**
 * Who makes a call, as far as signatures can tell.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable">AWS's
 *     guide: principal key values</a>
 */
public sealed interface Principal {

    /** A caller of an operation that takes no signature. */
    @SuppressWarnings("ClassInitializationDeadlock") // nothing but this interface makes one
    Principal ANONYMOUS = new Anonymous();

    /** The ARN that policies, logs and events name the caller by. */
    String arn();

    /** What {@code aws:userid} and GetCallerIdentity say. */
    String userId();

    /** Twelve digits; empty for nobody in particular. */
    String accountId();

    /** What the caller's temporary credentials carry; empty for those who sign with a key that lasts. */
    default Optional<Session> session() {
        return Optional.empty();
    }

    /** Nobody in particular. */
    record Anonymous() implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam:::anonymous";
        }

        @Override
        public String userId() {
            return "anonymous";
        }

        @Override
        public String accountId() {
            return "";
        }
    }

    /**
     * The owner of the account, whose key comes from configuration; every signed operation is open to it.
     *
     * @param accountId twelve digits
     */
    record Root(String accountId) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::" + accountId + ":root";
        }

        @Override
        public String userId() {
            return accountId;
        }
    }

    /**
     * A user of IAM.
     *
     * @param path begins and ends with a slash
     * @param id {@code AIDA…}: another one when a user is deleted and made again
     * @param session of a user who called GetSessionToken
     */
    record User(String accountId, String path, String name, String id, Optional<Session> session) implements Principal {
        public User {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(session, "session");
        }

        @Override
        public String arn() {
            return "arn:aws:iam::" + accountId + ":user" + path + name;
        }

        @Override
        public String userId() {
            return id;
        }

        @Override
        public String toString() {
            return arn();
        }
    }

    /**
     * Somebody who took on a role.
     *
     * @param rolePath begins and ends with a slash
     * @param roleId {@code AROA…}: another one when a role is deleted and made again
     * @param sessionName who it is, as whoever took the role on says
     */
    record AssumedRole(
            String accountId, String rolePath, String roleName, String roleId, String sessionName, Session carried)
            implements Principal {
        public AssumedRole {
            Objects.requireNonNull(roleId, "roleId");
            Objects.requireNonNull(carried, "carried");
        }

        @Override
        public String arn() {
            return "arn:aws:sts::" + accountId + ":assumed-role/" + roleName + "/" + sessionName;
        }

        /** The role's own ARN. */
        public String roleArn() {
            return "arn:aws:iam::" + accountId + ":role" + rolePath + roleName;
        }

        @Override
        public String userId() {
            return roleId + ":" + sessionName;
        }

        @Override
        public Optional<Session> session() {
            return Optional.of(carried);
        }

        @Override
        public String toString() {
            return arn();
        }
    }

    /**
     * Somebody a user of IAM, or the root, made temporary credentials for by GetFederationToken.
     *
     * @param grantor whose permissions theirs are a part of
     */
    record FederatedUser(String accountId, String name, Principal grantor, Session carried) implements Principal {
        public FederatedUser {
            Objects.requireNonNull(grantor, "grantor");
            Objects.requireNonNull(carried, "carried");
        }

        @Override
        public String arn() {
            return "arn:aws:sts::" + accountId + ":federated-user/" + name;
        }

        @Override
        public String userId() {
            return accountId + ":" + name;
        }

        @Override
        public Optional<Session> session() {
            return Optional.of(carried);
        }

        @Override
        public String toString() {
            return arn();
        }
    }
}
