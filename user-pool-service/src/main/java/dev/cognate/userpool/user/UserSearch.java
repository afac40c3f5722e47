package dev.cognate.userpool.user;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads pages of users. */
@ApplicationScoped
class UserSearch {
    private final UserStore store;

    UserSearch(UserStore store) {
        this.store = store;
    }

    /** At most {@code limit} users, each with the key the list is sorted by. */
    Uni<List<User>> page(Mutiny.Session session, UserQuery query, int limit) {
        Mutiny.SelectionQuery<UserRow> statement =
                session.createNativeQuery(query.sql(), UserRow.class).setMaxResults(limit);
        query.parameters().forEach(statement::setParameter);
        return statement
                .getResultList()
                .map(rows -> rows.stream().map(row -> store.user(session, row)).toList());
    }
}
