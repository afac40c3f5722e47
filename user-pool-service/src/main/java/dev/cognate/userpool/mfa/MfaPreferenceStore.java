package dev.cognate.userpool.mfa;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code user_mfa}. */
@ApplicationScoped
class MfaPreferenceStore implements UserDeletionListener {
    Uni<Optional<MfaPreference>> find(Mutiny.Session session, String poolId, UUID sub) {
        return keyed(session.<Object[]>createNativeQuery("""
                                select sms, software_token, email, passkey, preferred from user_mfa
                                where pool_id = :pool and sub = :sub
                                """), poolId, sub)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(MfaPreferenceStore::read));
    }

    Uni<Void> put(Mutiny.Session session, User user, MfaPreference preference) {
        return keyed(session.<Object[]>createNativeQuery("""
                                insert into user_mfa (pool_id, sub, sms, software_token, email, passkey, preferred)
                                values (:pool, :sub, :sms, :token, :email, :passkey, cast(:preferred as varchar))
                                on conflict (pool_id, sub) do update set
                                    sms = excluded.sms, software_token = excluded.software_token,
                                    email = excluded.email, passkey = excluded.passkey,
                                    preferred = excluded.preferred
                                """), user)
                .setParameter("sms", preference.enabled().contains(MfaMethod.SMS_MFA))
                .setParameter("token", preference.enabled().contains(MfaMethod.SOFTWARE_TOKEN_MFA))
                .setParameter("email", preference.enabled().contains(MfaMethod.EMAIL_OTP))
                .setParameter("passkey", preference.passkey())
                .setParameter("preferred", preference.preferredSetting())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from user_mfa where pool_id = :pool and sub = :sub"),
                        user)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, User user) {
        return keyed(query, user.poolId(), user.sub());
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, String poolId, UUID sub) {
        query.setParameter("pool", poolId);
        query.setParameter("sub", sub);
        return query;
    }

    private static void addIf(Set<MfaMethod> enabled, Object isOn, MfaMethod method) {
        if ((Boolean) isOn) {
            enabled.add(method);
        }
    }

    private static MfaPreference read(Object[] row) {
        Set<MfaMethod> enabled = EnumSet.noneOf(MfaMethod.class);
        addIf(enabled, row[0], MfaMethod.SMS_MFA);
        addIf(enabled, row[1], MfaMethod.SOFTWARE_TOKEN_MFA);
        addIf(enabled, row[2], MfaMethod.EMAIL_OTP);
        Optional<MfaMethod> preferred = Optional.ofNullable((String) row[4]).flatMap(MfaMethod::of);
        return new MfaPreference(enabled, preferred, (Boolean) row[3]);
    }
}
