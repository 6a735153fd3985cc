/// What every page and every call stands in: who is asking, what they may, and how a refusal reads.
///
/// Promises: whatever no [AccessRules] lists is denied; an error is an RFC 9457 problem or a page in the same
/// words; neither repeats what was submitted nor tells what failed inside. Must not know schools, alerts,
/// deliveries or Kafka.
@NullMarked
package org.campana.web;

import org.jspecify.annotations.NullMarked;
