import { GoTo } from '../../components/go-to.tsx';
import { useProviders } from '../../data/providers.ts';
import { beenHere } from '../../data/session.ts';

/** Leads who is not signed in to the sign-in page; where nobody has an account yet, to the page that makes the first. */
export function WayIn({ href }: { href: string }) {
  return beenHere() ? <ToSign to="/sign-in" href={href} /> : <FirstWay href={href} />;
}

function FirstWay({ href }: { href: string }) {
  const { data, isPending, failureCount } = useProviders();
  if (isPending && failureCount === 0) return null;
  return <ToSign to={data?.isNew ? '/sign-up' : '/sign-in'} href={href} />;
}

const ToSign = ({ to, href }: { to: string; href: string }) => (
  <GoTo to={to} search={href === '/' ? {} : { next: href }} />
);
