package org.campana.events;

/// What a site's contact does there. A fixed list, because a title in free words would name people.
public enum ContactTitle {
    PRINCIPAL,
    FRONT_DESK,
    COUNSELOR,
    TEACHER,
    SECURITY,
    NURSE,
    OTHER
}
