package dev.cognate.userpool.group;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import java.util.List;
import java.util.Optional;

/** A user's groups as one column of another feature's statement, so that tokens cost no round trip more for them. */
public final class GroupColumn {
    /** A column of text. The statement calls {@code f} the row whose {@code pool_id} and {@code sub} name the user. */
    public static final String SQL = """
            (select cast(json_agg(json_build_object('name', g.name, 'precedence', g.precedence, 'roleArn', g.role_arn)
                        order by g.precedence nulls last, g.name) as text)
             from group_member m join pool_group g on g.pool_id = m.pool_id and g.group_id = m.group_id
             where m.pool_id = f.pool_id and m.sub = f.sub)
            """;

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private GroupColumn() {}

    private record Entry(String name, Integer precedence, String roleArn) {}

    /** The groups of the column's value, which is null for a user in no group. */
    public static UserGroups read(Json json, String value) {
        return value == null
                ? UserGroups.NONE
                : new UserGroups(json.read(value, ENTRIES).stream()
                        .map(entry -> new UserGroup(
                                entry.name, Optional.ofNullable(entry.precedence), Optional.ofNullable(entry.roleArn)))
                        .toList());
    }
}
