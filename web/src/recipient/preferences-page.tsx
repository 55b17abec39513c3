import { PreferencesChoice, useChoice } from './preferences-choice.tsx';
import { RecipientFrame } from './recipient-frame.tsx';

/** The page behind the links of a mail: what its recipient gets, when, and where. */
export default function PreferencesPage({ token }: { token: string }) {
  return (
    <RecipientFrame shown={useChoice(token).data}>
      <PreferencesChoice token={token} />
    </RecipientFrame>
  );
}
