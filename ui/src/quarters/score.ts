// The score sheet's rows in words.
import type { ChannelFamily, ScoreGives, ScoreRow } from '../backend/generated';
import { m } from '../words';

const FAMILIES: Record<ChannelFamily, () => string> = {
  screen: m.score_family_screen,
  online: m.score_family_online,
  traditional: m.score_family_traditional,
  other: m.score_family_other,
};

/** What a family of means is called. */
export const familyName = (family: ChannelFamily): string => FAMILIES[family]();

const GIVES: Record<ScoreGives, () => string> = {
  all: m.score_gives_all,
  share: m.score_gives_share,
};

/** What a row gives of its points. */
export const givesName = (gives: ScoreGives): string => GIVES[gives]();

/** `Từ 90 % trở lên: tỷ lệ × 1 điểm.` */
export function rowText({ from, gives, points }: ScoreRow): string {
  return gives === 'share'
    ? m.score_row_share({ from, points })
    : m.score_row_all({ from, points });
}
