package org.campana.dispatcher.school;

/// A school was described wrongly; says which field and what it must be.
public final class InvalidSchoolException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidSchoolException(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
    }

    /// The path of the field, such as `places[2].placeId`.
    public String field() {
        return field;
    }
}
