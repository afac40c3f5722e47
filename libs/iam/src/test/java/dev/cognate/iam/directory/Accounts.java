package dev.cognate.iam.directory;

import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users, roles and policies of a test. */
final class Accounts {
    static final String ACCOUNT = "123456789012";
    static final String ALICE_ID = "AIDAALICE";
    static final String READER_ID = "AROAREADER";

    private Accounts() {}

    static String statement(String effect, String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                .formatted(effect, action, resource);
    }

    static IamUser alice(Map<String, String> inline, List<String> attached, List<IamUser.UserKey> keys) {
        return new IamUser(
                "Alice",
                "/",
                ALICE_ID,
                "arn:aws:iam::" + ACCOUNT + ":user/Alice",
                1,
                Map.of("team", "blue"),
                null,
                inline,
                attached,
                keys);
    }

    static IamRole reader(Map<String, String> inline) {
        return new IamRole(
                "Reader",
                "/",
                READER_ID,
                "arn:aws:iam::" + ACCOUNT + ":role/Reader",
                1,
                "{}",
                null,
                3600,
                Map.of("team", "blue", "site", "one"),
                null,
                inline,
                List.of());
    }

    static IamPolicy policy(String name, String document) {
        return new IamPolicy(
                name,
                "/",
                "ANPA" + name,
                "arn:aws:iam::" + ACCOUNT + ":policy/" + name,
                1,
                1,
                null,
                Map.of(),
                List.of(new IamPolicy.Version(1, document, 1)),
                1,
                1);
    }

    static void put(IamState state, IamEntity entity, long revision) {
        state.apply(StateChange.to(entity, revision));
    }

    static void removeAlice(IamState state, long revision) {
        state.apply(StateChange.without(alice(Map.of(), List.of(), List.of()), revision));
    }

    static Principal.User aliceCalls() {
        return new Principal.User(ACCOUNT, "/", "Alice", ALICE_ID, Optional.empty());
    }

    static Principal.AssumedRole readerCalls(Session session) {
        return new Principal.AssumedRole(ACCOUNT, "/", "Reader", READER_ID, "visit", session);
    }

    static Session session() {
        return Session.startedAt(Instant.parse("2026-03-01T12:00:00Z"));
    }
}
