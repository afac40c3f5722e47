package dev.cognate.bench.floor;

import java.util.UUID;

/**
 * The row that the database floor reads.
 *
 * @param jdbcUrl of the service's database
 * @param user database user
 * @param password of the database user
 * @param poolId first part of the key
 * @param sub second part of the key
 */
public record UserRow(String jdbcUrl, String user, String password, String poolId, UUID sub) {
    @Override
    public String toString() {
        return "UserRow[" + poolId + "/" + sub + "]";
    }
}
